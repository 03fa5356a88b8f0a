/**
 * What the cloud answers when it refuses: HTTP 200 with `{requestId, code, message}`; the SDK throws it.
 * Codes are those of the platform's error list (docs.cloudbase.net/error-code) and of the SDK's source.
 */
export type CloudCode =
  | 'INVALID_ACTION'
  | 'INVALID_PARAM'
  | 'PERMISSION_DENIED'
  | 'SIGN_PARAM_INVALID'
  | 'SYS_ERR'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'EXCEED_MAX_RESPONSE_SIZE'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_PERMISSION_DENIED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
  | 'STORAGE_FILE_NONEXIST'
  | 'STORAGE_EXCEED_AUTHORITY'
  | 'STORAGE_REQUEST_FAIL'

/** A refusal in the cloud's own words; everything else that is thrown is a bug and answered `SYS_ERR`. */
export class CloudError extends Error {
  constructor(
    readonly code: CloudCode,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

export const failed = (message: string): CloudError => new CloudError('DATABASE_REQUEST_FAILED', message)
export const badParam = (message: string): CloudError => new CloudError('INVALID_PARAM', message)
