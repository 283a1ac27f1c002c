// The examples of Emergency24's page, letter by letter: answers as they come, bodies as they go.

export const PING = `{
    "Success": true,
    "Code": 200,
    "Message": "",
    "RefId": 10000450,
    "Data": {
        "ID": 10010,
        "Campus": "City Campus"
    }
}`;

/** As printed: a comma is missing after "002201". */
export const BROKEN_ALL_CONTACTS = `{
    "Success": true,
    "Code": 200,
    "Message": "",
    "RefId": 10000460,
    "Data": {
    "PageNumber": 1,
    "pageSize": 100,
    "TotalPages": 1,
    "TotalCount": 2,
    "List":[
        {
            "ContactID": 10045230,
            "ExternalID": 11111111,
            "Status": 0,
            "Name": "Test One",
            "FirstName": "Test",
            "LastName": "One",
            "Description": "Site Manager",
            "Title": "",
            "DepartmentID": "",
            "Department": "",
            "Date": "08/17/2016 14:44:03"
        },
        {
            "ContactID": 10045220,
            "ExternalID": "002201"
            "Status": 0,
            "Name": "Test Two",
            "FirstName": "Test",
            "LastName": "Two",
            "Description": "Site Manager",
            "Title": "",
            "DepartmentID": "",
            "Department": "",
            "Date": "08/17/2016 14:44:03"
        }
    ]
  }
}`;
export const ALL_CONTACTS = BROKEN_ALL_CONTACTS.replace('"002201"', '"002201",');

export const ONE_CONTACT = `{
    "Success": true,
    "Code": 200,
    "Message": "Get all contacts.",
    "RefId": 10000540,
    "Data": [
      {
        "ContactID": 10000230,
        "ExternalID": 10012240,
        "Status": 0,
        "Name": "Test One",
        "FirstName": null,
        "LastName": null,
        "Description": "Site Manager",
        "Title": "",
        "DepartmentID": "",
        "Department": "",
        "Address1":"",
        "Address2":"",
        "City":"",
        "State":"",
        "Zip":"",
        "CreatedDate": "08/17/2016 14:44:03",
        "Phones": [
            {
                "PID": 10012880,
                "PhoneNumber": "+17731111777",
                "Text": 1,
                "Voice": 1
            }
        ],
        "EmailAddresses": [
            {
                "EID": 10011100,
                "EmailAddress": "test1@test.org",
                "Status": 0
            },
            {
                "EID": 10016420,
                "EmailAddress": "test2@test.org",
                "Status": 1
            }
        ],
        "Groups": [
            {
                "GroupID": 10010,
                "Name": "Newsletter Test Group",
                "CreatedDate": "3/24/2015 4:24:32 PM"
            },
            {
                "GroupID": 10070,
                "Name": "City Public Group",
                "CreatedDate": "6/4/2015 4:46:09 PM"
            }
        ]
      }
    ]
}`;

export const ADD_BODY = `{
  "ExternalID": "5556",
  "FirstName": "Test",
  "LastName": "Test",
  "Description": "Test",
  "Title":"",
  "Department":"",
  "DepartmentID":"",
  "Address1":"",
  "Address2":"",
  "City":"",
  "State":"",
  "Zip":"",
  "Language":"English",
  "EmailAddresses": [
    "test@gmail.com",
    "test@emergency24.com"
  ],
  "BackupEmailAddresses": [
    "test2@gmail.com",
    "test2@emergency24.com"
  ],
  "CellPhones": [
    "3125558888"
  ],
  "AlternateCellPhones": [],
  "WorkPhones": [
    "3125555555"
  ],
  "AlternateWorkPhones": [],
  "HomePhones": [
    "3125556666"
  ],
  "AlternateHomePhones": [],
  "GroupIDs": [
    "10010",
    "10070"
  ],
  "CustomValues": [
    {
      "property":"website",
      "value":"http://em24.com"
    }
  ]
}`;

export const UPDATE_BODY = `{
    "FirstName": "Test",
    "LastName": "",
    "Description": "Site Manager",
    "Title": "",
    "DepartmentID": "",
    "Department": "",
    "Language": "",
    "Address1": "",
    "Address2": "",
    "City": "",
    "State": "",
    "Zip": "",
    "CellPhones":[],
    "AlternateCellPhones":[],
    "WorkPhones":[],
    "AlternateWorkPhones":[],
    "HomePhones":[],
    "AlternateHomePhones":[],
    "EmailAddresses":[],
    "BackupEmailAddresses":[],
    "GroupIDs":[]
}`;

export const DELETED = `{
    "Success": true,
    "Code": 200,
    "Message": "",
    "RefId": 0,
    "Data": {
        "ContactID": 10046110,
        "ExternalID": "1111"
    }
}`;

export const JOINED = `{
    "Success": true,
    "Code": 200,
    "Message": "Contact add into group success.",
    "RefId": 10000970,
    "Data": null
}`;

export const LEFT = `{
    "Success": true,
    "Code": 200,
    "Message": "Contact delete from group success.",
    "RefId": 10000970,
    "Data": null
}`;

export const ALL_GROUPS = `{
    "Success": true,
    "Code": 200,
    "Message": "Get all groups.",
    "RefId": 10000700,
    "Data": [
        {
            "GroupID": 10000,
            "Name": "Incident Command Group",
            "Count": 52,
            "Date": "03/24/2015 16:23:54"
        },
        {
            "GroupID": 10010,
            "Name": "Newsletter Test Group",
            "Count": 16,
            "Date": "03/24/2015 16:24:32"
        }
      ]
}`;

export const GROUP_MEMBERS = `{
    "Success": true,
    "Code": 200,
    "Message": "Get group members.",
    "RefId": 10000700,
    "Data": [
        {
            "ContactID": 10046000,
            "ExternalID": "",
            "Name": "Janeen Dupepe",
            "Date": "07/05/2017 16:37:48"
        },
        {
            "ContactID": 10046010,
            "ExternalID": "",
            "Name": "Susanna Folse",
            "Date": "07/05/2017 16:37:48"
        }
      ]
}`;

export const NOTHING = `{
    "Success": true,
    "Code": 200,
    "Message": "",
    "RefId": 10000540,
    "Data": null
}`;

/** The body of "Add Contact" in our words. */
export const ADD_FIELDS = {
  externalId: '5556',
  firstName: 'Test',
  lastName: 'Test',
  description: 'Test',
  title: '',
  department: '',
  departmentId: '',
  address1: '',
  address2: '',
  city: '',
  state: '',
  zip: '',
  language: 'English',
  emailAddresses: ['test@gmail.com', 'test@emergency24.com'],
  backupEmailAddresses: ['test2@gmail.com', 'test2@emergency24.com'],
  cellPhones: ['3125558888'],
  alternateCellPhones: [],
  workPhones: ['3125555555'],
  alternateWorkPhones: [],
  homePhones: ['3125556666'],
  alternateHomePhones: [],
  groupIds: ['10010', '10070'],
  customValues: [{ property: 'website', value: 'http://em24.com' }],
};
