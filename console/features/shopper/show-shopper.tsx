import { UserOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { createContext, useContext } from 'react'
import { deskWords } from '../../words/sessions'
import './show-shopper.css'

/** Opens the panel of who the shopper is, where the screen has no room for it beside the chat. */
export const ShowShopper = createContext<() => void>(() => undefined)

/** Stands in the head of a conversation; not to be seen where the panel is. */
export const ShowShopperButton = () => (
  <Button
    className='show-shopper'
    icon={<UserOutlined />}
    aria-label={deskWords.who}
    title={deskWords.who}
    onClick={useContext(ShowShopper)}
  />
)
