import Commands

Program.main(GrantlineCommand.self)
