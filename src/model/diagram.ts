// Diagrams: once drawn, one stands on its slide as a picture with an address of its own kind.

/** A scheme that no picture of an author's has. */
const scheme = 'diagram:'

export const diagramUrl = (key: string): string => `${scheme}${key}`
export const isDiagram = (url: string): boolean => url.startsWith(scheme)
