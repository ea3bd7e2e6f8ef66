// What markdown-it-emoji does not say of its list of names.
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const emoji: Record<string, string>
  export default emoji
}
