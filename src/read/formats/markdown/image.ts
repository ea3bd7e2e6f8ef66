// Other tools write how to show a picture into its description; that is no description.
const plainOptions = new Set('bg fit contain cover auto left right inline fill original filtered vertical autoplay loop mute'.split(' '))
const option = /^(?:(?:w|h|width|height|left|right|corner-radius|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia):\S*|\d+%)$/i

/** The description without `bg right:40%`, `fit`, `w:300px` and the like, and the words taken out. */
export function stripOptions(alt: string): { alt: string; options: string[] } {
  const words = alt.split(/\s+/).filter(Boolean)
  const isOption = (word: string) => option.test(word) || plainOptions.has(word.toLowerCase())
  // "right hand" is a description: plain words count only where the text begins with "bg" or holds nothing else.
  const meant = words[0]?.toLowerCase() === 'bg' || words.every(isOption) ? isOption : (word: string) => option.test(word)
  const options = words.filter(meant)
  return options.length === 0 ? { alt, options } : { alt: words.filter((word) => !meant(word)).join(' '), options }
}
