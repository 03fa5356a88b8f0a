/** Words of the sheet that asks before anything personal is chosen. */
export const consentWords = {
  title: '先看一下隐私说明',
  text: '您选的照片、视频，说的语音和手机号只用来办您的售后和订单，只有为您服务的客服看得到。保留多久、怎么删除，都写在隐私说明里。',
  read: '查看隐私说明',
  agree: '同意',
  decline: '不同意',
  declined: '没有同意隐私说明，什么都没有选。文字聊天不受影响',
} as const
