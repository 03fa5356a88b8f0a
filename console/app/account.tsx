import { Dropdown } from 'antd'
import { useSyncExternalStore } from 'react'
import { signOut } from '../api/session'
import { onSound, soundIsOn, turnSound } from '../features/sessions/chime'
import { shellWords } from '../words/shell'

const words = shellWords.account

/** Who is signed in; the sound, and leaving. */
export const Account = ({ name }: { readonly name: string }) => {
  const isOn = useSyncExternalStore(onSound, soundIsOn)
  const items = [
    { key: 'sound', label: isOn ? words.soundOff : words.soundOn, onClick: () => turnSound(!isOn) },
    { key: 'out', label: words.signOut, onClick: () => void signOut() },
  ]
  return (
    <Dropdown trigger={['click']} placement='topRight' menu={{ items }}>
      <button type='button' className='rail-me' aria-label={words.label(name)} title={name}>
        {name.slice(0, 1)}
      </button>
    </Dropdown>
  )
}
