// A number with its noun, as messages say it.

/** "1 slide", "12 slides"; `plural` for nouns that take more than an s */
export const count = (number: number, noun: string, plural = `${noun}s`): string => `${number} ${number === 1 ? noun : plural}`
