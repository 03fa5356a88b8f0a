const digits: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 俩: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5 },
  ...{ 仨: 3, 廿: 20, 卅: 30, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9 },
}

const scales: Readonly<Record<string, number>> = {
  ...{ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000, 万: 10_000, 亿: 100_000_000 },
}

/** A character of a number written in Chinese, and one that multiplies, inside a pattern. */
export const DIGIT = `[${Object.keys(digits).join('')}]`
export const SCALE = `[${Object.keys(scales).join('')}]`

const digitOf = (character: string): number => digits[character] ?? 0

/** 十五 → 15, 三千二百 → 3200, 两万 → 20000; 一百五 → 150, as people say it. */
const withScales = (characters: readonly string[]): number => {
  let [sum, section, digit, unit] = [0, 0, 0, 1]
  for (const character of characters) {
    const scale = scales[character]
    if (scale === undefined) {
      digit = digitOf(character)
      // after 零 and after 十 a digit is itself, elsewhere it stands for the next lower scale
      unit = digit === 0 || unit <= 10 ? 1 : unit / 10
    } else {
      const whole = scale >= 10_000
      sum = whole ? (sum + section + digit || 1) * scale : sum
      section = whole ? 0 : section + (digit || 1) * scale
      digit = 0
      unit = scale
    }
  }
  return sum + section + digit * unit
}

/** 两三, 三五: this or that many, which no number is written like. */
const isPair = ([first = '', second, ...more]: readonly string[]): boolean =>
  second !== undefined &&
  more.length === 0 &&
  digitOf(first) > 0 &&
  (digitOf(second) === digitOf(first) + 1 || `${first}${second}` === '三五')

/** The same in digits: 两 → 2, 十五 → 15, 二零二六 → 2026, 三五 → 3-5. */
export const inDigits = (numeral: string): string => {
  const characters = [...numeral]
  if (characters.some((character) => character in scales)) return String(withScales(characters))
  return characters.map(digitOf).join(isPair(characters) ? '-' : '')
}

/** 3万 → 30000 */
export const timesScale = (number: string, scale: string): string =>
  String(Number(number) * (scales[scale] ?? 1))
