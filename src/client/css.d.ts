// A style sheet as text, made small by vite.
declare module '*.css?inline' {
  const css: string
  export default css
}
