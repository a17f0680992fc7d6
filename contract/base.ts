/** What every procedure of the contract starts from: the closed list of errors. */
import { oc } from "@orpc/contract";
import { errorMap } from "./errors.ts";

export const procedure = oc.errors(errorMap);
