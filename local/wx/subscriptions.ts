/** Consents to one-time subscribe messages (一次性订阅消息): each is good for one message. */
export class Subscriptions {
  private readonly left = new Map<string, number>()

  /** Somebody tapped “允许” once more. */
  consent(openid: string, templateId: string): void {
    this.left.set(`${openid}:${templateId}`, this.of(openid, templateId) + 1)
  }

  /** Somebody switched the messages off in WeChat's settings. */
  withdraw(openid: string, templateId: string): void {
    this.left.delete(`${openid}:${templateId}`)
  }

  of(openid: string, templateId: string): number {
    return this.left.get(`${openid}:${templateId}`) ?? 0
  }

  /** Uses one; false when there is none. */
  use(openid: string, templateId: string): boolean {
    const left = this.of(openid, templateId)
    if (left > 0) this.left.set(`${openid}:${templateId}`, left - 1)
    return left > 0
  }
}
