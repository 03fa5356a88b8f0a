import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { queryClient } from '../api/query'
import { antdTheme } from './theme'
import { isDark, onLook } from './theme-choice'

export const Providers = ({ children }: { readonly children: ReactNode }) => {
  const dark = useSyncExternalStore(onLook, isDark)
  const theme = useMemo(() => antdTheme(dark), [dark])
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <App className='app'>{children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  )
}
