import { at, atOf } from './dom'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

/** 外观: follows the system unless chosen; the choice is kept. */
export const bindTheme = () => {
  const menu = atOf('appearance', HTMLDetailsElement)
  const apply = (theme: Theme) => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    for (const name of themes) at(`theme-${name}`).setAttribute('aria-checked', String(name === theme))
    localStorage.setItem('wecom.theme', theme)
  }
  for (const name of themes) {
    at(`theme-${name}`).addEventListener('click', () => {
      apply(name)
      menu.open = false
    })
  }
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target as Node)) menu.open = false
  })
  const kept = localStorage.getItem('wecom.theme')
  apply(themes.find((name) => name === kept) ?? 'system')
}
