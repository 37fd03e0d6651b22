import { NativeSelect, PasswordInput, Switch, Textarea, TextInput } from "@mantine/core";
import type { ConnectorField } from "@tocsin/contract";
import type { SourceKind } from "@tocsin/contract/words";
import { useIntl } from "react-intl";
import { useSay } from "../../../ui/say.ts";
import type { Filled } from "./fieldValues.ts";

interface ManifestFieldsProps {
  readonly kind: SourceKind;
  readonly group: "setting" | "credential";
  readonly fields: readonly ConnectorField[];
  readonly value: Filled;
  readonly onChange: (value: Filled) => void;
  readonly problems?: Readonly<Record<string, string>>;
}

/** A platform's own fields, in the words of its catalogue. */
export function ManifestFields({ fields, value, onChange, problems = {}, ...place }: ManifestFieldsProps) {
  return fields.map((field) => (
    <Field
      key={field.name}
      {...place}
      field={field}
      value={value[field.name] ?? ""}
      problem={problems[field.name]}
      onChange={(next) => onChange({ ...value, [field.name]: next })}
    />
  ));
}

interface FieldProps extends Pick<ManifestFieldsProps, "kind" | "group"> {
  readonly field: ConnectorField;
  readonly value: string | boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: string | boolean) => void;
}

function Field({ kind, group, field, value, problem, onChange }: FieldProps) {
  const say = useSay();
  const intl = useIntl();
  const id = `connector.${kind}.${group}.${field.name}`;
  const words = {
    label: say(id),
    description: `${id}.text` in intl.messages ? say(`${id}.text`) : undefined,
    error: problem,
  };
  if (field.shape === "switch")
    return <Switch {...words} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
  const bound = {
    ...words,
    value: String(value),
    required: field.isNeeded,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (field.shape) {
    case "lines":
      return <Textarea {...bound} autosize minRows={2} maxRows={8} dir="auto" />;
    case "choice":
      return (
        <NativeSelect
          {...bound}
          data={(field.options ?? []).map((option) => ({ value: option, label: say(`${id}.option.${option}`) }))}
        />
      );
    case "secret":
      return (
        <PasswordInput
          {...bound}
          autoComplete="off"
          dir="ltr"
          visibilityToggleButtonProps={{ "aria-label": say("connector.show") }}
        />
      );
    case "number":
      return <TextInput {...bound} inputMode="decimal" dir="ltr" />;
    case "url":
      return <TextInput {...bound} type="url" placeholder="https://" dir="ltr" />;
    default:
      return <TextInput {...bound} dir="auto" />;
  }
}
