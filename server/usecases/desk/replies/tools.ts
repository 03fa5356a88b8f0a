import type { Row } from '../../../../core/orders/import/cells'
import type { Result } from '../../../../core/shared/result'

/** What looking after replies needs beside the ports; only this door brings it. */
export interface ReplyTools {
  /** 发货时间 → fhsj. */
  readonly initialsOf: (title: string) => string
  /** A CSV or XLSX as rows; an error is a sentence for the person. */
  readonly readSheet: (bytes: Buffer, name: string) => Promise<Result<Row[]>>
  /** `sheet`: what an XLSX calls its sheet. */
  readonly writeSheet: Readonly<
    Record<'csv' | 'xlsx', (rows: (string | number)[][], sheet?: string) => Buffer>
  >
}
