// Answers that are worked out once for each text.
/** A function that works out its answer once for each object, and forgets it with the object. */
export function onceFor<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>()
  return (key) => {
    let found = known.get(key)
    if (!found) known.set(key, found = { value: work(key) })
    return found.value
  }
}
