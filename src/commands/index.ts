// Every command: one file each, one line here.
export { present } from './present.ts'
export { exportCommand } from './export.ts'
export { build } from './build.ts'
export { embed } from './embed.ts'
export { outline } from './outline.ts'
export { fmt } from './fmt.ts'
export { newTalk } from './new.ts'
export { doctor } from './doctor.ts'
