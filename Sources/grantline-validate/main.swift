import Commands

Program.main(ValidateCommand.self)
