const noise = /[^\p{L}\p{N}]/gu

/** Words without width, case, spaces and marks, so that what looks alike is alike. */
export const plainWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(noise, '')
