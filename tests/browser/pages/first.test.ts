import { checkPages } from "./check.ts";

checkPages(0);
