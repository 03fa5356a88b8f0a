/** Words for writing to the shop. */
export const mailWords = {
  label: '写邮件',
  copied: '邮箱地址已复制，到邮箱里粘贴就能写',
  notCopied: (email: string) => `没有复制成功，邮箱是 ${email}`,
} as const
