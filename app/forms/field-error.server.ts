export { fieldErrorText } from "./field-error.ts";
