import seatline = require('seatline')

const date: seatline.CalendarDate = seatline.parseCalendarDate('2027-03-01')

export = { date }
