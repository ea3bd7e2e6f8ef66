// Most lines are plain ASCII; those are read by quicker means than the others.

/** Whether a text has no other characters than those of ASCII. */
export const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)
