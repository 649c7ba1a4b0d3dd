/** Why something cannot be renamed. */
export interface Refusal {
  /** A sentence for the user. */
  readonly refusal: string;
}
