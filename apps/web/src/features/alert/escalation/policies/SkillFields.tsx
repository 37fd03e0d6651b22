import { Button, Group, NativeSelect } from "@mantine/core";
import type { StepTarget } from "@tocsin/contract";
import { departments, languages } from "@tocsin/contract/words";
import { useState } from "react";
import { useSay } from "../../../../ui/say.ts";

/** Somebody who can do both: read a language, and speak for a department. */
export function SkillFields({ onAdd }: { onAdd: (target: StepTarget) => void }) {
  const say = useSay();
  const [language, setLanguage] = useState<string>("");
  const [department, setDepartment] = useState<string>("");
  const add = () => {
    onAdd({
      kind: "skill",
      language: languages.find((one) => one === language) ?? null,
      department: departments.find((one) => one === department) ?? null,
    });
    setLanguage("");
    setDepartment("");
  };
  return (
    <Group gap="xs" align="flex-end" role="group" aria-label={say("escalation.skill")}>
      <NativeSelect
        label={say("escalation.skill.reads")}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value)}
        data={[
          { value: "", label: say("escalation.skill.any") },
          ...languages.map((value) => ({ value, label: say(`language.${value}`) })),
        ]}
      />
      <NativeSelect
        label={say("escalation.skill.speaksFor")}
        value={department}
        onChange={(event) => setDepartment(event.currentTarget.value)}
        data={[
          { value: "", label: say("escalation.skill.any") },
          ...departments.map((value) => ({ value, label: say(`department.${value}`) })),
        ]}
      />
      <Button variant="light" onClick={add} disabled={language === "" && department === ""}>
        {say("escalation.skill.add")}
      </Button>
    </Group>
  );
}
