import { useEveryDoor } from './bundles.js'

postMessage(await useEveryDoor())
