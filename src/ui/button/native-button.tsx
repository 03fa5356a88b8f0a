import type { ComponentProps } from 'react'
import { Button } from '@tarojs/components'
import './button.scss'

export interface NativeButtonProps extends Omit<ComponentProps<typeof Button>, 'className'> {
  /** It waits for an answer. */
  readonly busy?: boolean
}

/** WeChat's own button, for what it lets nothing else ask; it looks as our primary ones do. */
export function NativeButton({ busy, ...own }: NativeButtonProps) {
  const classes = 'button button--primary button--wide button--native'
  return <Button className={busy ? `${classes} button--off` : classes} {...own} />
}
