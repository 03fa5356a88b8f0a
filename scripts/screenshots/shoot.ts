import type { Page } from 'playwright-core'

/** Takes a picture of the page and keeps it among the README's under that name. */
export type Shoot = (page: Page, name: string) => Promise<void>
