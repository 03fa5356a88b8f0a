/** A scene waits for many conditions, one after the other: a busy machine must not fail it. */
jest.setTimeout(60_000)
