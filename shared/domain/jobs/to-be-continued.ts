/** The time of a function is over, and what is done is kept: another call of the same run goes on from there. */
export class ToBeContinued extends Error {
  override readonly name = 'ToBeContinued';
}
