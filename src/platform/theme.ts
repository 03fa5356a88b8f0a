import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** Which dots WeChat draws while a list is pulled down; a browser draws none. */
export const pullStyle = (): 'black' | 'white' =>
  isWeapp && Taro.getAppBaseInfo().theme === 'dark' ? 'white' : 'black'
