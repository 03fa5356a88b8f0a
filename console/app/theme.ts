import { theme, type ThemeConfig } from 'antd'

const token = (name: string): string =>
  window.getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

const buttonTheme = () => ({
  ...{ primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', contentFontSize: 14 },
  // what antd makes of the accent is too faint to read on dark paper
  ...{ defaultHoverColor: token('accent-ink'), defaultActiveColor: token('accent-ink') },
  ...{ defaultHoverBorderColor: token('accent'), defaultActiveBorderColor: token('accent') },
})

/** antd's controls in the colours of tokens.css, as they are now. */
export const antdTheme = (isDark: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    colorPrimary: token('accent-fill'),
    colorLink: token('link'),
    colorText: token('ink-1'),
    colorTextSecondary: token('ink-2'),
    colorTextTertiary: token('ink-3'),
    colorTextPlaceholder: token('ink-3'),
    colorBgBase: token('bg-card'),
    colorBgContainer: token('bg-card'),
    colorBgElevated: isDark ? token('bg-sunken') : token('bg-raised'),
    colorBgLayout: token('bg-page'),
    colorBorder: token('line-strong'),
    colorBorderSecondary: token('line'),
    colorError: token('bad-solid'),
    colorWarning: token('warn-solid'),
    colorSuccess: token('good'),
    borderRadius: 8,
    fontSize: 14,
    fontFamily: token('font'),
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Button: buttonTheme(),
  },
})
