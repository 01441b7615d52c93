import { flag, ids, int, lookup, moment, needed, oneOf, reference, text, told, type Kind } from './kind.ts'

const members: Kind = {
  name: 'members',
  paths: ['/system/members', '/system/info/members'],
  model: 'member',
  title: 'Member',
  label: 'name',
  readOnly: true,
  fields: {
    identifier: needed(text(15)),
    firstName: text(30),
    middleInitial: text(1),
    lastName: text(30),
    title: text(50),
    licenseClass: oneOf('A', 'C', 'F', 'X'),
    inactiveFlag: flag(),
    officeEmail: text(250),
    officePhone: text(15),
    defaultEmail: oneOf('Office', 'Mobile', 'Home'),
    adminFlag: flag(),
    defaultLocation: reference('locations'),
    defaultDepartment: reference('departments'),
  },
}

const FIELD_TYPES = [
  'TextArea',
  'Button',
  'Currency',
  'Date',
  'Hyperlink',
  'IPAddress',
  'Checkbox',
  'Number',
  'Percent',
  'Text',
  'Password',
]

/** Its options and its pod are checked in `custom-fields.ts`. */
const userDefinedFields: Kind = {
  name: 'userDefinedFields',
  paths: ['/system/userDefinedFields'],
  model: 'userDefinedField',
  title: 'User defined field',
  label: 'caption',
  fields: {
    podId: needed(int(1)),
    caption: needed(text(25)),
    sequenceNumber: needed(int(1, 500)),
    helpText: text(1000),
    fieldTypeIdentifier: needed(oneOf(...FIELD_TYPES)),
    numberDecimals: int(0, 5),
    entryTypeIdentifier: oneOf('Date', 'EntryField', 'List', 'Option'),
    requiredFlag: flag(),
    displayOnScreenFlag: flag(),
    readOnlyFlag: flag(),
    listViewFlag: flag(),
    buttonUrl: text(1000),
    businessUnitIds: ids(),
    locationIds: ids(),
    dateCreated: told(moment()),
  },
  defaults: {
    numberDecimals: 0,
    entryTypeIdentifier: 'EntryField',
    requiredFlag: false,
    displayOnScreenFlag: true,
    readOnlyFlag: false,
    listViewFlag: false,
    businessUnitIds: [],
    locationIds: [],
  },
}

const callbacks: Kind = {
  name: 'callbacks',
  paths: ['/system/callbacks'],
  model: 'callbackEntry',
  title: 'Callback',
  label: 'url',
  fields: {
    description: text(100),
    url: needed(text(2000)),
    objectId: needed(int()),
    type: needed(text()),
    level: needed(text()),
    memberId: told(int()),
    payloadVersion: text(),
    inactiveFlag: flag(),
    isSoapCallbackFlag: told(flag()),
    isSelfSuppressedFlag: flag(),
  },
  defaults: {
    payloadVersion: '3.0.0',
    inactiveFlag: false,
    isSoapCallbackFlag: false,
    isSelfSuppressedFlag: false,
  },
}

/** Served by `documents-api.ts`, because their bodies are files. */
const documents: Kind = {
  name: 'documents',
  paths: [],
  model: 'document',
  title: 'Document',
  label: 'title',
  fields: {
    title: text(100),
    fileName: told(text()),
    serverFileName: told(text()),
    owner: told(text()),
    linkFlag: flag(),
    imageFlag: told(flag()),
    publicFlag: flag(),
    htmlTemplateFlag: told(flag()),
    readOnlyFlag: flag(),
    size: told(int()),
    urlFlag: told(flag()),
    guid: told(text()),
  },
}

export const SYSTEM_KINDS: Kind[] = [
  members,
  userDefinedFields,
  callbacks,
  documents,
  {
    ...lookup('locations', '/system/locations', ['location', 'Location'], { departmentIds: ids() }),
    paths: ['/system/locations', '/system/info/locations'],
    readOnly: true,
  },
  {
    ...lookup('departments', '/system/departments', ['department', 'Department'], { identifier: text(15) }),
    paths: ['/system/departments', '/system/info/departments'],
    readOnly: true,
  },
]
