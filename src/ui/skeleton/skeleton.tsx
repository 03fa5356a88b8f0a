import { View } from '@tarojs/components'
import './skeleton.scss'

/** A grey bar where a line will stand; its size is given by a class of the page that uses it. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <View className={`skeleton ${className}`} />
}
