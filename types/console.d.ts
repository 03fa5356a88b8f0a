/** Where the door `desk` stands (console/vite.config.ts). */
declare const DESK_DOOR: string
