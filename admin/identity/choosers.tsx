import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';

const PERSONS = graphql(`
  query ChoosePerson($where: PersonWhere) {
    persons(first: 20, where: $where) {
      nodes {
        id
        name
      }
    }
  }
`);

const POSTS = graphql(`
  query ChoosePost($where: PostWhere) {
    posts(first: 20, where: $where) {
      nodes {
        id
        title
        organisation {
          title
        }
      }
    }
  }
`);

const ORGANISATIONS = graphql(`
  query ChooseOrganisation($where: OrganisationWhere) {
    organisations(first: 20, where: $where) {
      nodes {
        id
        title
      }
    }
  }
`);

const APPOINTMENTS = graphql(`
  query ChooseAppointment($where: AppointmentWhere) {
    appointments(first: 20, where: $where) {
      nodes {
        id
        title
        person {
          name
        }
      }
    }
  }
`);

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChooserProps {
  readonly id: string;
  readonly value: string | null;
  readonly onChange: (value: string | null, label: string) => void;
}

/** Looks for persons of the own government by name. */
export function PersonChooser(props: ChooserProps) {
  return (
    <Chooser
      {...props}
      kind="persons"
      find={async (text, signal) =>
        (await request(PERSONS, { where: text ? { text } : {} }, signal)).persons.nodes.map(({ id, name }) => ({
          value: id,
          label: name,
        }))
      }
    />
  );
}

/** Looks for posts by title or code. */
export function PostChooser(props: ChooserProps) {
  return (
    <Chooser
      {...props}
      kind="posts"
      find={async (text, signal) =>
        (await request(POSTS, { where: text ? { text } : {} }, signal)).posts.nodes.map(
          ({ id, title, organisation }) => ({
            value: id,
            label: t('{{organisation}} · {{post}}', { organisation: organisation?.title ?? '', post: title }),
          }),
        )
      }
    />
  );
}

/** Looks for open organisations of the own government. */
export function OrganisationChooser(props: ChooserProps) {
  return (
    <Chooser
      {...props}
      kind="organisations"
      find={async (text, signal) =>
        (
          await request(ORGANISATIONS, { where: { own: true, closed: false, ...(text ? { text } : {}) } }, signal)
        ).organisations.nodes.map(({ id, title }) => ({ value: id, label: title }))
      }
    />
  );
}

/** Looks for current appointments by title or person. */
export function AppointmentChooser(props: ChooserProps) {
  return (
    <Chooser
      {...props}
      kind="appointments"
      find={async (text, signal) =>
        (
          await request(APPOINTMENTS, { where: { current: true, ...(text ? { text } : {}) } }, signal)
        ).appointments.nodes.map(({ id, title, person }) => ({
          value: id,
          label: t('{{person}}（{{office}}）', { person: person?.name ?? '', office: title }),
        }))
      }
    />
  );
}

interface GeneralChooserProps extends ChooserProps {
  readonly kind: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>;
}

/** Looks for one thing as its words are typed. @param props.kind names what is looked for among what has been found before */
export function Chooser({ id, value, onChange, kind, find }: GeneralChooserProps) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['administration', 'choose', kind, text],
    queryFn: ({ signal }) => find(text, signal),
    placeholderData: (before) => before,
  });
  return (
    <Select<string>
      id={id}
      showSearch
      allowClear
      filterOption={false}
      loading={found.isFetching}
      value={value}
      placeholder={t('输入文字查找')}
      notFoundContent={found.isPending ? t('正在查找') : t('没有找到')}
      options={[...(found.data ?? [])]}
      onSearch={setText}
      onChange={(chosen: string | undefined, option) =>
        onChange(chosen ?? null, Array.isArray(option) ? '' : ((option as Choice | undefined)?.label ?? ''))
      }
      style={{ width: '100%' }}
    />
  );
}
