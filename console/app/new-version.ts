const KEY = 'xiaomei.desk.reloadedAt'
/** A page that fails again so soon is not mended by loading it anew. */
const ONCE_IN_MS = 60_000

/**
 * A part of the page that is not there any more: a newer console was put in its place while this one was open. The page
 * is loaded anew, where it was; what was typed is kept by the browser.
 */
export const reloadForNewVersion = (): void => {
  window.addEventListener('vite:preloadError', (event) => {
    const before = Number(window.sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - before < ONCE_IN_MS) return
    window.sessionStorage.setItem(KEY, String(Date.now()))
    event.preventDefault()
    window.location.reload()
  })
}
