import { recogniseInApp, webOpenid } from '../../core/web/identity'

const web = webOpenid('oFan1')

describe('who somebody is in a mini-program', () => {
  it('is herself where nobody of that unionid came by before', () => {
    expect(recogniseInApp(null, 'oApp', false)).toEqual({
      openid: 'oApp',
      change: { openid: 'oApp', linked: ['oApp'] },
    })
  })

  it('is who she was on the web, once and for all', () => {
    const first = recogniseInApp({ openid: web, linked: [] }, 'oApp', false)
    expect(first).toEqual({ openid: web, change: { openid: web, linked: ['oApp'] } })
    expect(recogniseInApp({ openid: web, linked: ['oApp'] }, 'oApp', true)).toEqual({
      openid: web,
      change: null,
    })
  })

  it('keeps the story that she has there: it takes the place of one that was only begun on the web', () => {
    expect(recogniseInApp({ openid: web, linked: [] }, 'oApp', true)).toEqual({
      openid: 'oApp',
      change: { openid: 'oApp', linked: ['oApp'] },
    })
  })

  it('leaves two stories of two mini-programs apart, and joins a second one without a story', () => {
    const known = { openid: 'oFirst', linked: ['oFirst'] }
    expect(recogniseInApp(known, 'oSecond', true)).toEqual({ openid: 'oSecond', change: null })
    expect(recogniseInApp(known, 'oSecond', false)).toEqual({
      openid: 'oFirst',
      change: { openid: 'oFirst', linked: ['oFirst', 'oSecond'] },
    })
  })
})
