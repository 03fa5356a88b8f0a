/** Why a table that somebody brings can't be read. */
export const sheetWords = {
  empty: (file: string) => `${file} 是空的`,
  oldExcel: (file: string) => `${file} 是旧版 Excel（.xls）。请另存为 .xlsx 或 CSV 再导入`,
  badExcel: (file: string) =>
    `${file} 不是完好的 .xlsx：可能改过扩展名，或没有下载完。用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 再导入`,
  tooLarge: (file: string) => `${file} 太大了，分几个文件导入`,
  badCsv: (file: string, why: string) => `${file} 不是完好的 CSV：${why}`,
  unclosedQuote: (line: number) => `第 ${line} 行有一个引号没有配对`,
  badEncoding: (file: string) => `${file} 的编码既不是 UTF-8 也不是 GBK。请另存为 UTF-8 的 CSV`,
} as const
