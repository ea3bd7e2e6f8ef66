// The stage that every slide is set on, in CSS pixels: 16:9, drawn at any size.
export const stage = { width: 1280, height: 720 } as const
