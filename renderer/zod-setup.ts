/** Zod builds its checkers with eval when it may; the CSP forbids that. Imported before the first schema is made. */
import { z } from "zod";

z.config({ jitless: true });
