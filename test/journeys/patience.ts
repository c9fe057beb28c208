// A journey makes a school of 480 pupils first and then walks some forty screens, on whatever machine this is.
jest.setTimeout(900_000)
