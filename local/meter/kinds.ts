/** What the cloud would count a request as. */
export type RequestKind = 'read' | 'write' | 'storage' | 'function' | 'other'

/** Source: 价格文档, 指标说明: 云存储上传、下载操作；数据库读、写操作；云函数调用. */
const kinds: Readonly<Record<string, RequestKind>> = {
  'database.getDocument': 'read',
  'database.calculateDocument': 'read',
  'database.aggregateDocuments': 'read',
  'database.insertDocument': 'write',
  'database.modifyDocument': 'write',
  'database.modifyAndReturnDoc': 'write',
  'database.removeDocument': 'write',
  'database.startTransaction': 'write',
  'database.commitTransaction': 'write',
  'database.abortTransaction': 'write',
  'functions.invokeFunction': 'function',
}

export const kindOf = (action: string): RequestKind =>
  kinds[action] ?? (action.startsWith('storage.') ? 'storage' : 'other')
