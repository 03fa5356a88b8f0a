/** What supervisors are told of the calendar. */
export const calendarWords = {
  unknownYear: (year: number) => `${year} 年的节假日还没有公布数据，按平日计算`,
} as const
