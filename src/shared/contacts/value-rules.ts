// What a field of a contact knows of its own values, where one thing is written in many ways.

/** Of a text that says one thing in many ways. */
export interface ValueRules {
  /** Equal for all that mean the same. `reader`: a language such as `es`. */
  readonly keyOf: (text: string) => string;
  /** How the service is told what somebody typed. */
  readonly asWritten: (typed: string) => string;
  readonly inWords: (text: string, reader: string) => string;
  /** To choose from where anything may be typed, in the reader's words. */
  readonly choices: (reader: string) => readonly string[];
}
