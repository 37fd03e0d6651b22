import type { CrisisType } from "@tocsin/contract";
import { activism } from "./activism/index.ts";
import { competitor } from "./competitor/index.ts";
import { customerService } from "./customer-service/index.ts";
import { dataBreach } from "./data-breach/index.ts";
import { employeeConduct } from "./employee-conduct/index.ts";
import { influencer } from "./influencer/index.ts";
import { misinformation } from "./misinformation/index.ts";
import { outage } from "./outage/index.ts";
import type { PlaybookInAllLanguages } from "./playbook.ts";
import { productSafety } from "./product-safety/index.ts";
import { reputation } from "./reputation/index.ts";

export {
  type Placeholder,
  type PlaybookShape,
  type PlaybookStep,
  type PlaybookText,
  placeholders,
} from "./playbook.ts";

export const playbooks: Record<CrisisType, PlaybookInAllLanguages> = {
  reputation,
  activism,
  "customer-service": customerService,
  influencer,
  misinformation,
  "data-breach": dataBreach,
  "employee-conduct": employeeConduct,
  "product-safety": productSafety,
  outage,
  competitor,
};
