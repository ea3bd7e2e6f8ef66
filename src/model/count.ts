// A number with its noun, as messages say it.

/** "1 slide", "12 slides" */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
