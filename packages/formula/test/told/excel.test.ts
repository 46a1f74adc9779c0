import { testsOf } from "./tests-of.ts";

testsOf("excel.txt");
