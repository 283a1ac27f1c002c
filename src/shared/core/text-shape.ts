// The form every language of a catalogue must have: the same keys as English, any words.

/** Every key of `T` with a string where `T` has words. */
export type TextShape<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : TextShape<T[K]>;
};

/** `status.THREAT`: the dotted path of one text in a catalogue. */
export type TextKey<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : TextKey<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
