/** What one step of the test command found. `report` is printed in full when something failed. */
export const outcome = (passed, failed, report = "", { skipped = 0, files = [] } = {}) => ({
  ...{ passed, failed, report, skipped },
  /** The test files that ran: `{ name, seconds }`. */
  files,
});

/** A step that is one check: a program that ends with 0 or explains itself. */
export const ofProgram = ({ code, output, errors }) =>
  code === 0 ? outcome(1, 0) : outcome(0, 1, `${output}${errors}`.trim() || `ended with code ${code}`);
