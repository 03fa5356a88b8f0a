/** The phone's clock may be wrong by years: what is shown goes by the server's. */
it('goes on from what the server said last, by what has passed on the phone', async () => {
  const { hearTime, serverNow } = await import('../../src/platform/server-time')
  const device = jest.spyOn(Date, 'now').mockReturnValue(5_000)
  expect(serverNow()).toBeNull()
  hearTime({ ok: true, value: { now: 1_700_000_000_000 } })
  hearTime({ ok: true, value: { orders: [] } })
  hearTime({ ok: false, error: 'offline' })
  device.mockReturnValue(8_000)
  expect(serverNow()).toBe(1_700_000_003_000)
  device.mockReturnValue(1_000) // the phone's clock was set back meanwhile
  expect(serverNow()).toBe(1_700_000_000_000)
  device.mockRestore()
})
